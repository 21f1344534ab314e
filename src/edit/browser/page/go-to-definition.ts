import { type Command, EditorView } from '@codemirror/view';
import { definitionOf } from '../language/definition.ts';
import { meaningAt } from '../language/meaning.ts';
import type { Knowledge } from './knowledge.ts';

/** Goes to where the file defines the name at a position; false where it does not. */
function goFrom(view: EditorView, position: number, { language, facts }: Knowledge): boolean {
  const known = language();
  const text = view.state.doc.sliceString(0, view.state.doc.length, '\n');
  const meaning = known && meaningAt(text, position, known, facts());
  const target = meaning && definitionOf(text, meaning.word);
  if (target === null) return false;
  view.dispatch({
    selection: { anchor: target },
    effects: EditorView.scrollIntoView(target, { y: 'center' }),
  });
  view.focus();
  return true;
}

export const goToDefinition =
  (knowledge: Knowledge): Command =>
  (view) =>
    goFrom(view, view.state.selection.main.head, knowledge);

/** The same by a click with Ctrl or Cmd. */
export const goToDefinitionByMouse = (knowledge: Knowledge) =>
  EditorView.domEventHandlers({
    mousedown(event, view) {
      const position =
        event.ctrlKey || event.metaKey ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
      if (position === null || !goFrom(view, position, knowledge)) return false;
      event.preventDefault();
      return true;
    },
  });
