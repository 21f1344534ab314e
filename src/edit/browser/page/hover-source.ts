import type { EditorView, Tooltip } from '@codemirror/view';
import { meaningAt } from '../language/meaning.ts';
import { aboutElement } from './about-element.ts';
import type { Knowledge } from './knowledge.ts';

/** Explains the name under the pointer, with its distribution drawn small. */
export function hoverSource({ language, facts, shapeOf }: Knowledge) {
  return ({ state }: EditorView, pos: number): Tooltip | null => {
    const known = language();
    const meaning = known && meaningAt(state.doc.sliceString(0, state.doc.length, '\n'), pos, known, facts());
    if (meaning === null) return null;
    return {
      pos: meaning.from,
      end: meaning.to,
      above: true,
      create() {
        const dom = aboutElement(meaning);
        if (meaning.input !== null)
          void shapeOf(meaning.input).then((drawing) => {
            if (drawing === null) return;
            const place = document.createElement('div');
            place.className = 'shape';
            place.ariaHidden = 'true';
            place.innerHTML = drawing;
            dom.append(place);
          });
        return { dom };
      },
    };
  };
}
