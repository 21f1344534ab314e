import { Composer, CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import type { Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { dividedValues } from './flow-commas.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** Levels of nesting that a scenario never needs. */
const deepest = 64;

/** A file with more mistakes of this kind is no YAML; each of them would cost ten microseconds. */
const mostMistakes = 1000;

/** The one YAML document of a file; null where there is none to go on with. Problems are added to the list. */
export function parseYaml(file: SourceFile, problems: Problem[]): Document.Parsed | null {
  const report = (offset: number, rule: string, found?: string | undefined, hint?: string | undefined) =>
    problems.push({
      place: placeIn(file, offset),
      path: '',
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    });

  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(file.text);
  if (control) {
    report(control.index, 'control characters are not allowed', `U+${hex(control[0])}`);
    return null;
  }
  const tokens = parseTokens(file.text, report);
  if (tokens === null) return null;
  const divided = dividedValues(tokens, file.text);
  for (const { offset, found, quoted: whole } of divided)
    report(
      offset,
      'between { } or [ ] a comma separates values',
      quoted(found),
      whole.length > 100 ? 'quote it' : `quote it: write ${whole}`,
    );
  if (divided.length > 0) return null;
  const options = {
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    // A tag has been refused by then; what it stands at is read as plain text.
    resolveKnownTags: false,
  } as const;
  const documents = [...new Composer(options).compose(tokens, true, file.text.length)];
  const document: Document.Parsed | undefined = documents[0];
  if (document === undefined) return null;
  if (documents.length > 1)
    report(documents[1]!.range[0], 'a file holds one scenario', `${documents.length} YAML documents`);
  const count = problems.length;
  for (const error of document.errors) report(error.pos[0], ...ruleOf(error));
  return problems.length > count ? null : document;
}

/** Parses token by token, so that nesting is stopped before anything recursive sees it. */
function parseTokens(
  text: string,
  report: (offset: number, rule: string, found?: string | undefined, hint?: string | undefined) => void,
): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let isScalar = false;
  let mistakes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const type = isScalar ? 'scalar' : CST.tokenType(lexeme);
    if (type === 'tag') {
      mistakes += 1;
      report(parser.offset, 'YAML tags are not allowed', quoted(lexeme), 'leave the tag out');
    }
    if (type === 'directive-line' && !/^%YAML 1\.2\s*$/.test(lexeme))
      report(parser.offset, 'YAML directives are not allowed', quoted(lexeme.trim()));
    isScalar = !isScalar && lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') mistakes += 1;
      tokens.push(token);
    }
    if (mistakes > mostMistakes) {
      report(parser.offset, `not valid YAML: more than ${mostMistakes} mistakes; the rest was not read`);
      return null;
    }
    // The stack holds two tokens around the outermost value.
    if (parser.stack.length > deepest + 2) {
      report(parser.offset, `nested more than ${deepest} levels deep`);
      return null;
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

const rules: Readonly<Record<string, readonly [rule: string, hint?: string]>> = {
  TAB_AS_INDENT: ['tabs are not allowed as indentation', 'use spaces'],
  BLOCK_AS_IMPLICIT_KEY: ['a value cannot hold a colon and a space', 'put it in quotes'],
  MULTILINE_IMPLICIT_KEY: ['a key must be on one line, followed by a colon', 'write `key: value`'],
};

/** What the reader of YAML says in words of its own, by how it begins, and what to write instead. */
const spoken: readonly (readonly [says: RegExp, rule: string, hint: string])[] = [
  [/^Implicit map keys need/, 'a key must be followed by a colon and its value', 'write `key: value`'],
  [/^Flow map .* end with a \}$/, 'a bracket is not closed', 'close it with }, and indent it below its key'],
  [
    /^Flow sequence .* end with a \]$/,
    'a bracket is not closed',
    'close it with ], and indent it below its key',
  ],
  [
    /^All \w+ items must start at the same column/,
    'what belongs together must begin at the same column',
    'indent it alike',
  ],
  [/^Unexpected block-seq-ind/, 'a list cannot begin beside its key', 'begin a new line at the -'],
];

function ruleOf(
  error: YAMLError,
): readonly [rule: string, found?: string | undefined, hint?: string | undefined] {
  const known = spoken.find(([says]) => says.test(error.message));
  if (known !== undefined) return [`not valid YAML: ${known[1]}`, undefined, known[2]];
  if (error.code === 'BAD_SCALAR_START' || error.code === 'UNEXPECTED_TOKEN')
    return [`not valid YAML: ${sentence(error.message)}`, undefined, 'put the value in quotes'];
  if (error.message.startsWith('Missing closing')) return ['not valid YAML: a quote is not closed'];
  const rule = rules[error.code];
  if (rule === undefined) return [`not valid YAML: ${sentence(error.message)}`];
  return [`not valid YAML: ${rule[0]}`, undefined, rule[1]];
}

function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\s+/g, ' ');
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
}
