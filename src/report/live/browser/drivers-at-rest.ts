/** What drives the answer of a what-if: it takes several times as long as the answer, so it follows once a reader rests. */
import type { Drivers } from '../../../analyses/drivers/result.ts';
import type { Changes, WhatIfAnswer, WhatIfChanges, WhatIfRefusal } from './what-if-messages.ts';

/** Milliseconds without a change after which drivers are computed. */
const rest = 600;

/**
 * Asks for the drivers of what `changes` gives, in a worker of their own (made when first needed), so that answers to
 * further changes need not wait. `show` gets them unless there was a further change meanwhile.
 */
export function driversAtRest(
  makeWorker: () => Promise<Worker>,
  changes: () => Changes,
  show: (drivers: Drivers) => void,
): () => void {
  let worker: Promise<Worker> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  const key = () => JSON.stringify(changes());

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), rest);
  };
  const ask = async () => {
    if (isBusy) return later();
    isBusy = true;
    try {
      worker ??= makeWorker();
      const asked = key();
      const { drivers } = {
        drivers: null,
        ...(await answerOf(await worker, { changes: changes(), narrowing: true })),
      };
      if (drivers !== null && asked === key()) show(drivers);
    } catch {
      // Without a second worker the page goes on to say whose drivers it shows.
    } finally {
      isBusy = false;
    }
  };
  return later;
}

function answerOf(worker: Worker, question: WhatIfChanges): Promise<WhatIfAnswer | WhatIfRefusal> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WhatIfAnswer | WhatIfRefusal>) => resolve(data);
    worker.onerror = () => reject(new Error('refused'));
    worker.postMessage(question);
  });
}
