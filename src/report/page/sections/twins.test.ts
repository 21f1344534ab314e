import { expect, it } from 'vitest';
import { Twins } from './twins.ts';

it('finds what another owner computes alike, and writes the first in full', () => {
  const quantity = (formula: string) => ({
    label: '',
    unit: '',
    formula,
    explanation: '',
    source: '',
    uses: [],
  });
  const twins = new Twins({
    'chat.gpus': quantity('chat.need * pue + chatter.need'),
    'router.gpus': quantity('router.need * pue + chatter.need'),
    'agent.gpus': quantity('agent.need * agent.pue + chatter.need'),
    'other.gpus': quantity('other.need * other.pue + chatter.need'),
    gpus: quantity('chat.gpus + router.gpus'),
  });
  expect(twins.of('chat.gpus')).toBeNull();
  expect(twins.of('router.gpus')).toBe('chat.gpus');
  expect(twins.of('agent.gpus')).toBeNull();
  expect(twins.of('other.gpus')).toBe('agent.gpus');
  expect(twins.of('gpus')).toBeNull();
});
