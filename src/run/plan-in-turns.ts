import { yieldToEvents } from '../engine/yield-to-events.ts';
import { InterruptedError } from '../errors.ts';
import { type PlanRequest, planColumnsWithPauses } from '../plan/columns.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The plan that gives the wanted columns; other events have their turn after each table that is built, so that a stop is
 * heard.
 *
 * @throws InterruptedError when it was stopped. ModelError for an input of which no table can be made.
 */
export async function planInTurns(request: PlanRequest, signal: AbortSignal): Promise<Plan> {
  const checkStop = () => {
    if (signal.aborted)
      throw new InterruptedError('stopped while the inputs were made ready to be drawn: there is no result');
  };
  // Of tables that are all there none has to be built.
  checkStop();
  return planColumnsWithPauses(request, async () => {
    await yieldToEvents();
    checkStop();
  });
}
