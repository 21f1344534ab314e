import { type Draft, mergeDrafts } from '../draft.ts';
import type { Chain } from '../extends.ts';

/** The part of a chain that begins with the file that says what was observed; null where that is the first, or none does. */
export function writerOf({ drafts, files }: Chain): Chain | null {
  const index = drafts.findIndex(({ settings }) => settings.has('observed'));
  const written = drafts[index]?.settings.get('observed');
  if (index < 1 || written?.kind !== 'list' || written.items.length === 0) return null;
  const own = drafts.slice(index);
  return { draft: own.reduceRight(mergeDrafts), drafts: own, files: files.slice(index) };
}

/** A draft that does not say what was observed: that is held against the scenario that wrote it. */
export function withoutObserved(draft: Draft): Draft {
  if (!draft.settings.has('observed')) return draft;
  return { ...draft, settings: new Map([...draft.settings].filter(([name]) => name !== 'observed')) };
}
