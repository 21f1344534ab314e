import * as z from 'zod';
import type { FileShape } from '../shape.ts';

const text = (description: string) => z.string({ error: 'must be text' }).describe(description);

const words = (what: string) =>
  z.union([z.string(), z.array(z.string({ error: 'must be text' })).min(1, { error: `must name ${what}` })], {
    error: `must be ${what}, or a list of them`,
  });

const condition = z.strictObject(
  {
    condition: text('A comparison of inputs and quantities, as in parameters > 20B parameter.'),
    else: text('Why the lever does not apply where it does not hold.'),
  },
  { error: 'must be a mapping with `condition` and `else`' },
);

const requires = z
  .strictObject(
    {
      model: words('a built-in model'),
      accelerator: words('an accelerator'),
      rental: words('a kind of rent'),
      provider: words('a class of provider'),
      arithmetic: z.enum(['fp8', 'int8', 'fp4'], { error: 'must be fp8, int8 or fp4' }),
      holds: z.array(condition, { error: 'must be a list of mappings with `condition` and `else`' }),
    },
    { error: 'must be a mapping such as `{ model: llm-service }`' },
  )
  .partial();

/** The shape of a lever file. */
const leverShape = z.strictObject(
  {
    lever: text('Its name: one word, by which `--lever` finds it.'),
    title: text('Its name for people, in a few words.'),
    explanation: text('What is done, and what is left out, in a sentence or two.'),
    nothing: text('When it has no effect, in a sentence.').optional(),
    requires: requires.optional(),
    unset: z
      .array(text('A path.'), { error: 'must be a list of paths, as in `[gpus_per_instance]`' })
      .optional(),
    keep: z
      .union([z.array(text('An input.')), z.record(z.string(), text('An input.'))], {
        error: 'must be a list of inputs, or a mapping from new names to them',
      })
      .optional(),
    set: z.record(z.string(), z.unknown(), { error: 'must be a mapping from paths to values' }).optional(),
    scale: z
      .record(
        z.string(),
        z.union([z.number(), z.string()], { error: 'must be a number above 0, as in 0.8 or 80%' }),
        {
          error: 'must be a mapping from names to numbers',
        },
      )
      .optional(),
  },
  { error: 'a lever must be a mapping from keys to values' },
);

/** Keys of a lever. */
export const leverKeys: readonly string[] = Object.keys(leverShape.shape);

export const leverFile: FileShape = { shape: leverShape, keysAt };

/** A lever in which keys are missing, of which has been told. */
export const unfinishedLever: FileShape = { shape: leverShape.partial(), keysAt };

/** The keys that a mapping at a path may have. */
function keysAt([first, second]: readonly PropertyKey[]): readonly string[] {
  if (first === undefined) return leverKeys;
  if (first !== 'requires') return [];
  return Object.keys((second === 'holds' ? condition : requires).shape);
}

/** JSON Schema (draft 7) of a lever file, for editors. */
export function leverSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(leverShape, { target: 'draft-7', reused: 'inline' }), title: 'costcone lever' };
}
