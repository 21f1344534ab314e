import { sentenceName } from '../../../notation/spoken-name.ts';
import type { ModelQuantity } from '../../../analyses/result.ts';
import { anchor, type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Deepest nesting of the tree on the page; what lies deeper is linked to where it stands. */
const deepest = 12;

/** The formula tree: each quantity unfolds to what it is made of; one that stands above already is a link. */
export function model({ result, outputs }: PageContext): Html | null {
  const { model } = result;
  if (Object.keys(model).length === 0) return null;
  const seen = new Set<string>();
  /** Too deep where they were first met: they stand at the end. */
  const postponed = new Set<string>();
  const branch = (name: string, depth: number): Html => {
    const quantity = model[name];
    if (!quantity)
      return result.inputs[name]
        ? html`<li class="leaf"><a href="#input-${anchor(name)}">${sentenceName(name)}</a></li>`
        : html`<li class="leaf">${sentenceName(name)}</li>`;
    const isThere = seen.has(name);
    if (isThere || depth > deepest) {
      if (!isThere) postponed.add(name);
      return html`<li class="leaf"><a href="#quantity-${anchor(name)}">${quantity.label}</a>, ${isThere ? 'above' : 'below'}</li>`;
    }
    seen.add(name);
    postponed.delete(name);
    return html`<li id="quantity-${anchor(name)}"><details${seen.size === 1 && html` open`}><summary>${quantity.label} <span class="unit">${quantity.unit}</span></summary>${formula(name, quantity)}${quantity.uses.length > 0 && html`<ul class="tree">${quantity.uses.map((use) => branch(use, depth + 1))}</ul>`}</details></li>`;
  };
  const root = (name: string) => (seen.has(name) || !model[name] ? html`` : branch(name, 0));
  return html`<p>Every number above comes out of these formulas. Unfold one to see what it is made of, in which unit, and where the formula comes from.</p>
<ul class="tree">${outputs.map(({ name }) => root(name))}${rest(postponed, root)}</ul>`;
}

/** What was postponed, and what that postpones in its turn. */
function rest(postponed: ReadonlySet<string>, root: (name: string) => Html): Html[] {
  const made: Html[] = [];
  for (const name of postponed) made.push(root(name));
  return made;
}

function formula(name: string, { formula, explanation, source }: ModelQuantity): Html {
  return html`<p class="formula"><code>${name} = ${formula}</code></p><p class="small">${explanation}${source && html` Source: ${source}`}</p>`;
}
