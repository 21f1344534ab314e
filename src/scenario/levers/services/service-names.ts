import type { ModelService } from '../../../model/model.ts';
import { parseFormula } from '../../../notation/parse-formula.ts';
import type { Draft } from '../../draft.ts';
import { choosePortfolio } from '../../services/choose-portfolio.ts';

/** What things are called that one service of a scenario has. */
export interface ServiceNames extends ModelService {
  /** The name in the portfolio: `chat.gpu_price` of `gpu_price`, or `gpu_price` where services share it. */
  readonly inPortfolio: (name: string) => string;
  /** The name in a scenario of its own; null for what belongs to others or stands for nothing of this service. */
  readonly alone: (name: string) => string | null;
}

/** The names of every service; null where no model can be built of the draft. */
export function namesOfServices(draft: Draft): readonly ServiceNames[] | null {
  const { model } = choosePortfolio(draft, { problems: [], files: [], remarks: [] }, null);
  return model?.services?.map((service) => namesOf(service, draft)) ?? null;
}

function namesOf(service: ModelService, draft: Draft): ServiceNames {
  const own = (name: string) => `${service.name}.${name}`;
  const known = new Map([...service.quantities, ...service.inputs]);
  const inPortfolio = (name: string) => {
    const isOwn = draft.inputs.has(own(name)) || draft.formulas.has(own(name));
    return sharedName(known.get(name) ?? (isOwn ? own(name) : name), draft);
  };
  const back = new Map([...known.keys()].map((name) => [inPortfolio(name), name]));
  const alone = (name: string) => {
    const guess = name.startsWith(own('')) ? name.slice(own('').length) : name;
    return back.get(name) ?? (inPortfolio(guess) === name ? guess : null);
  };
  return { ...service, inPortfolio, alone };
}

/** Where a formula only names another input or quantity, that one. */
function sharedName(name: string, { formulas }: Draft): string {
  const seen = new Set<string>();
  for (let at = name; ; ) {
    const text = formulas.get(at)?.value.text ?? '';
    const isName = /^[\p{L}\p{N}_.]+$/u.test(text);
    const tree = isName ? parseFormula(text) : null;
    if (tree?.kind !== 'name' || seen.has(at)) return at;
    seen.add(at);
    at = tree.name;
  }
}
