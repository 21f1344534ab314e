import { batchInputs } from '../../model/models/llm-service/batch.ts';
import { workloadInputs } from '../../model/models/llm-service/demand.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';

const ofWorkloads: ReadonlySet<string> = new Set([...workloadInputs, ...batchInputs].map(({ name }) => name));

/**
 * Reports what is said of a service though it belongs to its workloads: `input_tokens` in the row of the service `chat`
 * would be that of every workload `chat`, of other services too.
 */
export function reportMisplaced({ services, workloads, inputs }: Draft, reading: Reading): void {
  for (const [service, { workloads: own }] of services) {
    const [workload] = [...(own.size > 0 ? own : workloads).keys()];
    for (const [name, { key }] of inputs) {
      const word = name.slice(service.length + 1);
      if (key.path !== `services.${service}.${word}` || !ofWorkloads.has(word)) continue;
      const hint = `give it to a workload, as in workloads: [{ name: ${workload ?? 'talk'}, ${word}: .. }]`;
      report(reading, key, 'each workload has its own', quoted(word), hint);
    }
  }
}
