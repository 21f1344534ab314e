/** The editor: CodeMirror with what it knows of scenarios. */
import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentService, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import { completionSource } from './completion-source.ts';
import { colours, theme } from './editor-theme.ts';
import { goToDefinition, goToDefinitionByMouse } from './go-to-definition.ts';
import { hoverSource } from './hover-source.ts';
import type { Knowledge } from './knowledge.ts';

export interface EditorOptions {
  readonly text: string;
  /** What the editor is called for those who cannot see it. */
  readonly label: string;
  readonly knowledge: Knowledge;
  readonly isCompact: boolean;
  readonly onChange: () => void;
  readonly save: () => void;
}

/**
 * An editor in a shadow root: there CodeMirror brings its styles by constructed style sheets, which a policy without
 * inline styles allows.
 */
export function createEditor(parent: HTMLElement, options: EditorOptions): EditorView {
  const root = parent.attachShadow({ mode: 'open' });
  const place = document.createElement('div');
  place.style.height = '100%';
  root.append(place);
  const view = new EditorView({ state: editorState(options), parent: place, root });
  return view;
}

/** A text as it was before and is after; its line ends stay as they are. */
export function editorState({
  text,
  label,
  knowledge,
  isCompact,
  onChange,
  save,
}: EditorOptions): EditorState {
  const wide: Extension = isCompact ? [] : [lineNumbers(), highlightActiveLineGutter()];
  const saved = () => {
    save();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      EditorState.lineSeparator.of(lineEndOf(text)),
      wide,
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      EditorView.lineWrapping,
      yaml(),
      syntaxHighlighting(colours),
      theme,
      tooltips({ position: 'fixed' }),
      indentService.of(({ state }, position) => indentAfter(state, position)),
      autocompletion({ override: [completionSource(knowledge)], icons: false, maxRenderedOptions: 60 }),
      hoverTooltip(hoverSource(knowledge)),
      goToDefinitionByMouse(knowledge),
      keymap.of([
        { key: 'Mod-s', preventDefault: true, run: saved },
        { key: 'F12', run: goToDefinition(knowledge) },
        { key: 'Tab', run: acceptCompletion },
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...lintKeymap,
      ]),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange();
      }),
    ],
  });
}

/** The line end of a text that has one kind; of a mixed one `\n`, so that other characters stay as they are. */
function lineEndOf(text: string): string {
  const count = (end: RegExp) => text.match(end)?.length ?? 0;
  const [all, returns, pairs] = [count(/\n/g), count(/\r/g), count(/\r\n/g)];
  return pairs > 0 && pairs === all && pairs === returns ? '\r\n' : '\n';
}

/** A new line stands where the one before does, two further where that one ends in a key without a value. */
function indentAfter({ doc }: EditorState, position: number): number {
  const line = doc
    .lineAt(Math.max(0, position - 1))
    .text.slice(0, position - doc.lineAt(Math.max(0, position - 1)).from);
  const indent = line.length - line.trimStart().length;
  return /:[ \t]*(?:[|>][+-]?)?(?:#|$)/.test(line) ? indent + 2 : indent;
}
