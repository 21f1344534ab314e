import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { host } from '#host';

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.bin': 'application/octet-stream',
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>costcone edit</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="playground.css">
</head>
<body>
<header class="bar"><h1 id="name">costcone</h1><p id="state" role="status"></p><button type="button" id="save" hidden>Save</button></header>
<div id="question" class="question-bar" role="alert" hidden></div>
<main id="playground"></main>
<noscript>This page needs scripts.</noscript>
<script type="module" src="page.js"></script>
</body>
</html>
`;

/** Every path that may be asked for without a token: the page and what it is made of, nothing else of the machine. */
export function pageFiles(): ReadonlyMap<string, PageFile> {
  const folder = host.files.shipped('dist/edit');
  const files = readdirSync(folder).flatMap((name): [string, PageFile][] => {
    const type = types[extname(name)];
    return type === undefined ? [] : [[`/${name}`, { type, bytes: readFileSync(join(folder, name)) }]];
  });
  const bytes = new TextEncoder().encode(page);
  return new Map([['/', { type: 'text/html; charset=utf-8', bytes }], ...files]);
}
