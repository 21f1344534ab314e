import { expect, it } from 'vitest';
import { qualify } from './qualify.ts';

it('gives names another place and leaves everything else as it is written', () => {
  const inChat = (name: string) => `chat.${name}`;
  expect(qualify('gpus * gpu_price', inChat)).toBe('chat.gpus * chat.gpu_price');
  expect(qualify('if(gpus > 0 GPU, 2 FLOP/parameter/token * exp(-e ^ a.b), pi)', inChat)).toBe(
    'if(chat.gpus > 0 GPU, 2 FLOP/parameter/token * exp(-e ^ chat.a.b), pi)',
  );
  expect(qualify('1 day', inChat)).toBe('1 day');
});
