import type { DistributionSpec } from '../distributions/distribution.ts';
import { cutOff, type Ends } from './body.ts';
import type { Candidate } from './candidates.ts';
import type { Column } from './column-sums.ts';
import type { Part } from './parts.ts';
import { beside, endsWithSpikes } from './spike-candidates.ts';
import type { Spike } from './spikes.ts';
import { twoHumps } from './two-humps.ts';

/** Two normals or two lognormals, beside the spikes if there are any. */
export function humpCandidates(column: Column, spikes: readonly Spike[]): readonly Candidate[] {
  const values = spikes.map(({ value }) => value);
  const ends = endsWithSpikes(column, values);
  const pair = (scale: 'normal' | 'lognormal'): Candidate => ({
    family: scale,
    free: 5,
    contains: [],
    fit(sample) {
      if (scale === 'lognormal' && !(sample.minimum > 0)) return null;
      const found = twoHumps(sample, scale);
      return found && { ...found, parts: found.parts.map((part) => keptWithin(part, ends)), parameters: {} };
    },
  });
  const pairs = [pair('normal'), pair('lognormal')];
  return spikes.length === 0 ? pairs : pairs.map((one) => beside(values, one));
}

/** A part that is cut off where it would give values beyond the ends. */
function keptWithin(part: Part, ends: Ends): Part {
  const spec = part.of as DistributionSpec;
  const cut = cutOff(spec, ends);
  return cut === spec ? part : { ...part, of: cut };
}
