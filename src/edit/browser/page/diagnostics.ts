import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem } from '../../../errors.ts';

/** Underlines every problem at its place; remarks are no errors. */
export function showProblems(
  view: EditorView,
  name: string,
  problems: readonly Problem[],
  remarks: readonly Problem[],
): void {
  const { doc } = view.state;
  const diagnostics = [
    ...problems.map((problem) => diagnosticOf(doc, name, problem, 'error')),
    ...remarks.map((remark) => diagnosticOf(doc, name, remark, 'info')),
  ];
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** A problem in words: what is wrong, what was found, what to write instead. */
export function problemWords({ path, rule, found, hint }: Problem): string {
  const where = path === '' ? '' : `${path}: `;
  return `${where}${rule}${found === undefined ? '' : ` (${found})`}${hint === undefined ? '' : `\n${hint}`}`;
}

function diagnosticOf(doc: Text, name: string, problem: Problem, severity: 'error' | 'info'): Diagnostic {
  const { file, line } = problem.place;
  const isElsewhere = file !== name;
  const where = isElsewhere ? `${file}${line === undefined ? '' : `:${line}`}  ` : '';
  return {
    ...rangeOf(doc, isElsewhere ? extendsLine(doc) : offsetOf(doc, problem)),
    severity,
    message: `${where}${problemWords(problem)}`,
  };
}

/** Where a problem of this file stands; a file as a whole has its first line. */
export function offsetOf(doc: Text, { place: { line = 1, column = 1 } }: Problem): number {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(line);
  return Math.min(from + column - 1, to);
}

/** What a file that is extended has wrong is shown where it is named. */
function extendsLine(doc: Text): number {
  const at = doc.toString().search(/^extends:/m);
  return at < 0 ? 0 : at;
}

/** The word at an offset; one character at least, before the end of a line. */
function rangeOf(doc: Text, offset: number): { readonly from: number; readonly to: number } {
  const { from, to, text } = doc.lineAt(offset);
  const rest = text.slice(offset - from);
  const quote = /^["']/.exec(rest)?.[0];
  const length =
    quote === undefined ? rest.search(/[\s,:)\]}]|$/) : rest.indexOf(quote, 1) + 1 || rest.length;
  const end = Math.min(offset + Math.max(1, length), to);
  return { from: Math.max(from, Math.min(offset, end - 1)), to: end };
}
