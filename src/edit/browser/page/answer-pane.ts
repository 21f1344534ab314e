/** The answer beside the editor: markup from the worker, part by part. */
import type { Problem } from '../../../errors.ts';
import type { AnswerParts, Stage } from '../messages.ts';
import { problemWords } from './diagnostics.ts';
import { withCode } from './with-code.ts';

/** Parts in the order in which they stand. */
const skeleton = `<div class="problems" hidden></div>
<div class="verdict">
<p class="eyebrow" data-part="eyebrow"></p>
<h2 class="question" data-part="heading"></h2>
<p class="answer" data-part="answer"></p>
<div class="picture" data-part="picture"></div>
<dl class="facts" data-part="goal"></dl>
<dl class="facts" data-part="steps"></dl>
</div>
<div class="more" data-part="outputs"></div>
<div class="more" data-part="warnings"></div>
<p class="run"><span data-part="run"></span><span class="under-way" role="status"></span></p>`;

export class AnswerPane {
  readonly element: HTMLElement;
  readonly #goTo: (problem: Problem) => void;

  constructor(goTo: (problem: Problem) => void) {
    this.element = document.createElement('div');
    this.element.className = 'answer-pane';
    this.element.role = 'region';
    this.element.ariaLabel = 'Answer';
    this.element.tabIndex = 0;
    this.element.innerHTML = skeleton;
    this.#goTo = goTo;
    this.#say('Loading …');
  }

  /** Shows an answer; what a quick one does not know stays, set back, until the whole one comes. */
  show(parts: AnswerParts, stage: Stage): void {
    for (const [name, markup] of Object.entries(parts)) this.#part(name).innerHTML = markup;
    for (const name of ['steps', 'warnings']) this.#part(name).classList.toggle('before', stage === 'quick');
    if (stage === 'quick') this.#part('outputs').classList.add('before');
    else this.#part('outputs').classList.remove('before');
    this.#say(stage === 'quick' ? 'Drivers and more draws follow.' : '');
    this.element.classList.remove('out-of-date');
  }

  showOutputs(markup: string): void {
    const place = this.#part('outputs');
    place.innerHTML = markup;
    place.classList.remove('before');
  }

  /** Lists what is wrong; the last answer stays, set back, as it is not of this text. */
  showProblems(problems: readonly Problem[], more: number): void {
    const list = document.createElement('ul');
    for (const problem of problems) {
      const item = document.createElement('li');
      const go = document.createElement('button');
      go.type = 'button';
      go.textContent = problem.place.line === undefined ? problem.place.file : `Line ${problem.place.line}`;
      go.addEventListener('click', () => this.#goTo(problem));
      item.append(go, ' ', ...withCode(problemWords(problem)));
      list.append(item);
    }
    const count = problems.length + more;
    this.#alert(count === 0 ? [] : [heading(count === 1 ? 'One problem' : `${count} problems`), list]);
    if (count > 0) this.#say('');
  }

  /** A run that came to no numbers. */
  showFailure(message: string): void {
    const words = document.createElement('p');
    words.textContent = message;
    this.#alert([heading('No answer'), words]);
    this.#say('');
  }

  #alert(content: readonly HTMLElement[]): void {
    const place = this.element.querySelector<HTMLElement>('.problems')!;
    place.hidden = content.length === 0;
    place.replaceChildren(...content);
    this.element.classList.toggle('out-of-date', content.length > 0);
  }

  #part(name: string): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }

  #say(text: string): void {
    this.element.querySelector('.under-way')!.textContent = text === '' ? '' : ` ${text}`;
  }
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h2');
  element.textContent = text;
  return element;
}
