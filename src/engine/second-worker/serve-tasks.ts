import type { PreparedPlan } from '../../kernel/kernel.ts';
import { loadReusingKernel } from '../../kernel/load-wasm.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Sampler } from '../../plan/sampler.ts';
import { runSubtree } from '../subtree.ts';
import type { WorkerAnswer, WorkerTask, SentPlan } from './messages.ts';

/** What the other worker does: tasks of the plan that it was sent last. */
export async function taskServer(): Promise<(task: WorkerTask) => WorkerAnswer> {
  const kernel = await loadReusingKernel();
  const tables = new Map<number, Sampler>();
  let current: { readonly plan: Plan; readonly prepared: PreparedPlan } | null = null;
  const take = ({ rest, columns, normal, tables: sent, isAnew }: SentPlan) => {
    if (isAnew) tables.clear();
    for (const [number, sampler] of sent) tables.set(number, sampler);
    const samplers = { columns: columns.map((number) => tables.get(number)!), normal: tables.get(normal)! };
    const plan = { ...rest, samplers };
    return { plan, prepared: kernel.prepare(plan) };
  };
  return ({ id, subtree, plan }) => {
    try {
      if (plan !== null) current = take(plan);
      const { plan: worked, prepared } = current!;
      return { kind: 'done', id, summary: runSubtree(worked, prepared, subtree, () => false)! };
    } catch {
      // The sender runs the task itself, and meets the error there.
      return { kind: 'failed' };
    }
  };
}
