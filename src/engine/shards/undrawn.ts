import type { Plan } from '../../plan/plan.ts';

/** A run has come to draws that shards have to make first. */
export class Undrawn extends Error {
  override readonly name = 'Undrawn';
  readonly plan: Plan;

  constructor(plan: Plan) {
    super('these draws are for shards to make');
    this.plan = plan;
  }
}
