/**
 * A scenario that can be edited, with its answer beside it: everything is computed in the browser.
 *
 * To embed it, serve the folder `dist/edit/` of the package as it is, link `edit/playground.css`, and call
 *
 *     const { mountPlayground } = await import('./edit/playground.js');
 *     mountPlayground(element, { text: 'model: llm-service\n', compact: true });
 *
 * It loads its worker and its data from the folder that it came from, by relative addresses, so it works below any path.
 * This policy is enough: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src
 * 'self'; worker-src 'self'; img-src data: blob:`. The import is the moment at which anything is loaded: show the plain
 * text until a reader wants to edit.
 */
import type { EditorView } from '@codemirror/view';
import type { Result } from '../../analyses/result.ts';
import type { Facts, Language } from './language/language.ts';
import { AnswerPane } from './page/answer-pane.ts';
import { Answers, type FileReader, type Told } from './page/answers.ts';
import { offsetOf, showProblems } from './page/diagnostics.ts';
import { tabs } from './page/tabs.ts';
import { createEditor, editorState, type EditorOptions } from './page/editor.ts';

export { linkOf, textOfLink } from './text-link.ts';

export interface PlaygroundOptions {
  readonly text: string;
  /** What the file is called; `scenario.yaml` unless stated otherwise. */
  readonly name?: string;
  /** For an example within a page: the answer in short, below the editor. */
  readonly compact?: boolean;
  /** Draws of the whole answer; 1,048,576 unless stated otherwise, as `costcone run`. */
  readonly draws?: number;
  /** `edit` unless stated otherwise; the same seed and draws give the numbers of `costcone run`. */
  readonly seed?: string;
  /** Called for Ctrl-S and Cmd-S with the text. */
  readonly save?: (text: string) => void;
  /** Called whenever the text has changed. */
  readonly onChange?: (text: string) => void;
  /** Reads the files that the scenario names; without it, such a scenario is refused. */
  readonly files?: FileReader;
  /** The folder of the workers and `data.bin`; that of this script unless stated otherwise. */
  readonly baseUrl?: string | URL;
}

export interface Playground {
  readonly setText: (text: string) => void;
  /** The text as it stands in the editor, line ends as they were. */
  readonly text: () => string;
  /** Puts the cursor into the editor. */
  readonly focus: () => void;
  /** Reads the scenario again: a file that it names has changed. */
  readonly refresh: () => void;
  readonly rename: (name: string) => void;
  readonly destroy: () => void;
}

/** What the event `costcone-answer` tells: a whole answer, without kept draws. */
export interface AnswerDetail {
  readonly result: Result;
}

/** What the event `costcone-picture` tells, when a picture has taken the place of the last one. */
export interface PictureDetail {
  /** Milliseconds from the key to the picture; of them `workerMs` in the worker. */
  readonly elapsedMs: number;
  readonly workerMs: number;
}

const defaultDraws = 1 << 20;

/** Builds an editor and its answer into an element, whose content it takes the place of. */
export function mountPlayground(element: HTMLElement, options: PlaygroundOptions): Playground {
  const { compact = false, name = 'scenario.yaml', draws = defaultDraws, seed = 'edit' } = options;
  element.replaceChildren();
  element.classList.add('costcone-playground');
  element.classList.toggle('compact', compact);
  const place = document.createElement('div');
  place.className = 'editor-pane';
  const pane = new AnswerPane((problem) => {
    const anchor = offsetOf(view.state.doc, problem);
    view.dispatch({ selection: { anchor }, scrollIntoView: true });
    view.focus();
  });
  element.append(tabs(element), place, pane.element);

  let language: Language | null = null;
  let facts: Facts = { inputs: [], quantities: [], hasHorizon: false };
  let changedAt = performance.now();

  const answers = new Answers({
    worker: new URL('worker.js', options.baseUrl ?? import.meta.url),
    name,
    draws,
    seed,
    files: options.files ?? null,
    width: () =>
      Math.round(Math.max(300, Math.min(700, (pane.element.clientWidth || element.clientWidth) - 40))),
    onLanguage: (known) => {
      language = known;
    },
    onMessage: hear,
  });

  const editorOptions: EditorOptions = {
    text: options.text,
    label: `Scenario ${name}`,
    knowledge: { language: () => language, facts: () => facts, shapeOf: (input) => answers.shapeOf(input) },
    isCompact: compact,
    onChange: () => {
      changedAt = performance.now();
      answers.ask(textOf(view));
      options.onChange?.(textOf(view));
    },
    save: () => options.save?.(textOf(view)),
  };
  const view = createEditor(place, editorOptions);
  answers.ask(textOf(view));

  function hear(message: Told): void {
    if (message.kind === 'facts') facts = message.facts;
    else if (message.kind === 'read') {
      showProblems(view, answers.name, message.problems, message.remarks);
      pane.showProblems(message.problems, message.more);
    } else if (message.kind === 'answer') {
      pane.show(message.parts, message.stage);
      const { elapsedMs: workerMs, result } = message;
      if (message.stage === 'quick')
        tell('costcone-picture', { elapsedMs: performance.now() - changedAt, workerMs });
      if (result !== undefined) tell('costcone-answer', { result });
    } else if (message.kind === 'outputs') pane.showOutputs(message.outputs);
    else pane.showFailure(message.message);
  }

  function tell(type: string, detail: AnswerDetail | PictureDetail): void {
    element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  return {
    setText(text) {
      view.setState(editorState({ ...editorOptions, text }));
      editorOptions.onChange();
    },
    text: () => textOf(view),
    focus: () => view.focus(),
    refresh: () => answers.askAgain(),
    rename(to) {
      answers.name = to;
      answers.askAgain();
    },
    destroy() {
      answers.end();
      view.destroy();
      element.replaceChildren();
      element.classList.remove('costcone-playground', 'compact', 'shows-answer');
    },
  };
}

const textOf = ({ state }: EditorView) => state.sliceDoc();
