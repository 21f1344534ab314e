import { readers } from '../../../src/notation/testing/hostile-texts.ts';
import type { Kind } from '../kind.ts';
import { anyWord } from '../material/words.ts';
import { checkControl, checkWords } from '../oracle/messages.ts';

/** Pieces of notation in any order, through everything that reads notation. */
export const tokens: Kind = {
  name: 'tokens',
  about: 'pieces of notation in any order',
  share: 2,
  make: (random) => ({
    text: random.times(1 + random.few(60), () => anyWord(random)).join(random.pick(['', ' '])),
  }),
  examine: async (input, probe) => {
    let accepted = false;
    for (const [name, read] of Object.entries(readers)) {
      const answer = await probe.step(name, () => read(input.text as string));
      if ('value' in answer) accepted = true;
      else {
        const {
          rule = '',
          found = '',
          hint = '',
        } = answer.refusal as { rule?: string; found?: string; hint?: string };
        checkWords(`${rule} ${hint}`, input, `a problem of ${name}`);
        checkControl(rule, `a rule of ${name}`);
        if (`${rule}${found}${hint}`.length > 2000) throw new Error(`a problem of ${name} is too long`);
      }
    }
    return accepted ? 'accepted' : 'refused';
  },
};
