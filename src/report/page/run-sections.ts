import type { Section } from './section.ts';
import { actions } from './sections/actions.ts';
import { chartSection, publishedSection } from './sections/charts.ts';
import { driversSection } from './sections/drivers.ts';
import { evidenceSection } from './sections/evidence.ts';
import { inputs } from './sections/inputs.ts';
import { model } from './sections/model.ts';
import { money } from './sections/money.ts';
import { months } from './sections/months.ts';
import { outputsSection } from './sections/outputs.ts';
import { percentiles } from './sections/percentiles.ts';
import { provenance } from './sections/provenance.ts';
import { trust } from './sections/trust.ts';
import { inOtherTerms } from './sections/verdict.ts';

/** The sections of a single run's page after the verdict, in order: what a decision needs, then what is one click away. */
export const runSections: readonly Section[] = [
  { id: 'months', title: 'Month by month', body: months },
  { id: 'evidence', title: 'What was observed', body: evidenceSection },
  { id: 'drivers', title: 'What drives it', body: driversSection },
  { id: 'actions', title: 'What to do', body: actions },
  { id: 'terms', title: 'In other terms', body: inOtherTerms },
  { id: 'published', title: 'What others reported', body: publishedSection },
  { id: 'inputs', title: 'Inputs that matter', body: inputs },
  { id: 'trust', title: 'Can you trust this run', body: trust },
  { id: 'outcomes', title: 'What may happen', isFolded: true, body: chartSection('outcomes') },
  { id: 'exceedance', title: 'How high it may go', isFolded: true, body: chartSection('exceedance') },
  { id: 'breakdown', title: 'Where the money goes', isFolded: true, body: money },
  { id: 'outputs', title: 'Everything it reports', isFolded: true, body: outputsSection },
  { id: 'model', title: 'How it is computed', isFolded: true, body: model },
  { id: 'percentiles', title: 'Percentiles and downloads', isFolded: true, body: percentiles },
  { id: 'provenance', title: 'Provenance', isFolded: true, body: provenance },
];
