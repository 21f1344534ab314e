import type { Plan } from '../../plan/plan.ts';
import type { Sampler } from '../../plan/sampler.ts';
import type { SentPlan } from './messages.ts';

/** Tables that the other worker keeps, of some hundred thousand bytes each. Judgement: twice those of a scenario of fifty inputs. */
const mostTables = 128;

/** What the other worker has been sent. */
export class SentPlans {
  readonly #tables = new Map<Sampler, number>();
  #last: Plan | null = null;

  /** What is to be sent so that the other worker has a plan; null where it was the last one. */
  send(plan: Plan): SentPlan | null {
    if (plan === this.#last) return null;
    this.#last = plan;
    const { samplers, ...rest } = plan;
    const isAnew = this.#tables.size > mostTables;
    if (isAnew) this.#tables.clear();
    const tables: (readonly [number, Sampler])[] = [];
    const numberOf = (sampler: Sampler) => {
      const known = this.#tables.get(sampler);
      if (known !== undefined) return known;
      const number = this.#tables.size;
      this.#tables.set(sampler, number);
      tables.push([number, sampler]);
      return number;
    };
    return {
      rest,
      columns: samplers.columns.map(numberOf),
      normal: numberOf(samplers.normal),
      tables,
      isAnew,
    };
  }
}
