import type { Architecture } from '../../../options.ts';
import { grouped } from './grouped.ts';
import { latent } from './latent.ts';
import { mixed } from './mixed.ts';
import type { AttentionTerms } from './terms.ts';

/** The terms of a model's attention. */
export function attentionOf({ attention, kinds = [], states = false }: Architecture): AttentionTerms {
  if (attention === 'mixed') return mixed(kinds, states);
  return attention === 'grouped' ? grouped : latent;
}
