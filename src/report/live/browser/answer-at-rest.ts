/** The whole answer of a what-if, with rare events and drivers: it takes several times as long, so it follows once a reader rests. */
import type { Answer, WhatIfChanges, WhatIfRefusal, WhatIfState } from './what-if-messages.ts';

/** Milliseconds without a change after which the whole answer is computed. */
const rest = 600;

/**
 * Asks for the whole answer to what a reader has changed, in a worker of its own (made when first needed), so that quick answers to
 * further changes need not wait. `show` gets it unless there was a further change meanwhile.
 */
export function answerAtRest<Drawn extends Answer>(
  makeWorker: () => Promise<Worker>,
  changed: () => WhatIfState,
  show: (answer: Drawn) => void,
): () => void {
  let worker: Promise<Worker> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  const key = () => JSON.stringify(changed());

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
      const answer = await answerOf<Drawn>(await worker, { ...changed(), thorough: true });
      if (!('refused' in answer) && asked === key()) show(answer);
    } catch {
      // Without a second worker the quick answer stays, and the page goes on to say whose drivers it shows.
    } finally {
      isBusy = false;
    }
  };
  return later;
}

function answerOf<Drawn extends Answer>(
  worker: Worker,
  question: WhatIfChanges,
): Promise<Drawn | WhatIfRefusal> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Drawn | WhatIfRefusal>) => resolve(data);
    worker.onerror = () => reject(new Error('refused'));
    worker.postMessage(question);
  });
}
