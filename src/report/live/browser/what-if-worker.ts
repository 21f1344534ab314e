/** Draws what a reader of the page has changed, in a worker of the page. */
import { ModelError } from '../../../errors.ts';
import { lend } from '../../../host/browser.ts';
import { breakEvenDraw } from './draw-break-even.ts';
import { comparisonDraw } from './draw-comparison.ts';
import { runDraw } from './draw-run.ts';
import type { Answer, Draw, Question, WhatIfChanges, WhatIfRefusal } from './what-if-messages.ts';

let draw: Draw<Answer> | undefined;

addEventListener('message', ({ data }: MessageEvent<Question | WhatIfChanges>) => {
  if ('changes' in data) void answerOrRefusal(draw!, data).then((answer) => postMessage(answer));
  else {
    lend(data.carried);
    draw = drawOf(data);
    // The first run builds all tables; readers should not wait for that.
    void draw({ changes: {} }).then(
      () => postMessage('ready'),
      // Fewer draws than the run's may hold more that are not finite than allowed; with other inputs there may be none.
      (error) => postMessage(error instanceof ModelError ? 'ready' : 'refused'),
    );
  }
});

function drawOf(question: Question): Draw<Answer> {
  if ('comparison' in question) return comparisonDraw(question);
  return 'breakEven' in question ? breakEvenDraw(question) : runDraw(question);
}

/** A change that cannot be drawn is no reason to stop: the next one may be. */
async function answerOrRefusal(ask: Draw<Answer>, changes: WhatIfChanges): Promise<Answer | WhatIfRefusal> {
  try {
    return await ask(changes);
  } catch (error) {
    return { refused: (error as Error).message };
  }
}
