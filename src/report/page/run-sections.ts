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
import { whatIf } from './sections/what-if.ts';

/** The sections of a single run's page after the verdict, in order. */
export const runSections: readonly Section[] = [
  { id: 'months', title: 'Month by month', body: months },
  { id: 'terms', title: 'In other terms', body: inOtherTerms },
  { id: 'evidence', title: 'What was observed', body: evidenceSection },
  { id: 'outcomes', title: 'What may happen', body: chartSection('outcomes') },
  { id: 'exceedance', title: 'How high it may go', body: chartSection('exceedance') },
  { id: 'drivers', title: 'What drives it', body: driversSection },
  { id: 'what-if', title: 'Try other numbers', body: whatIf },
  { id: 'breakdown', title: 'Where the money goes', body: money },
  { id: 'actions', title: 'What to do', body: actions },
  { id: 'outputs', title: 'Everything it reports', body: outputsSection },
  { id: 'published', title: 'What others reported', body: publishedSection },
  { id: 'inputs', title: 'Inputs', body: inputs },
  { id: 'model', title: 'How it is computed', body: model },
  { id: 'trust', title: 'Can you trust this run', body: trust },
  { id: 'percentiles', title: 'Percentiles and downloads', body: percentiles },
  { id: 'provenance', title: 'Provenance', body: provenance },
];
