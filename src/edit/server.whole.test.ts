import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EditServer, startEditServer } from './server.ts';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const folder = mkdtempSync(join(tmpdir(), 'costcone-edit-'));
const scenario = join(folder, 'own', 'a.yaml');
const text = '\ufefftitle: Zürich\r\ninputs: { x: 1 to 2 }\r\nformulas: { y: x }';
const saved: string[] = [];
let server: EditServer;
let port: number;
let token: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'own'));
  writeFileSync(scenario, text);
  writeFileSync(join(folder, 'own', 'base.yaml'), 'inputs: { x: 1 to 2 }\n');
  writeFileSync(join(folder, 'secret.yaml'), 'title: secret\n');
  symlinkSync(join(folder, 'secret.yaml'), join(folder, 'own', 'link.yaml'));
  server = await startEditServer({
    path: scenario,
    starter: 'model: llm-service\n',
    port: 0,
    allowRead: [],
    onSave: (path) => saved.push(path),
  });
  const [, atPort, key] = /:(\d+)\/#token=(.*)$/.exec(server.link)!;
  port = Number(atPort);
  token = key!;
});

afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

function ask({ method = 'GET', path = '/', headers = {}, body }: Asked, to = port) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: to, method, path, headers }, (response) => {
        let all = '';
        response.setEncoding('utf8').on('data', (piece) => {
          all += piece;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: all }),
        );
      });
      asking.on('error', reject);
      asking.end(body);
    },
  );
}

const withToken = (headers: Record<string, string> = {}) => ({ 'x-costcone-token': token, ...headers });
const statusOf = async (asked: Asked) => (await ask(asked)).status;

describe('the server of an editor', () => {
  it('gives the page to whoever knows the address, and the scenario to whoever has the token', async () => {
    expect((await ask({})).body).toContain('<script type="module" src="page.js">');
    const read = await ask({ path: '/scenario', headers: withToken() });
    expect(read.status).toBe(200);
    expect(read.body).toBe(text);
    for (const wrong of [undefined, '', 'x', `${token}x`, token.slice(1)]) {
      const headers = wrong === undefined ? {} : { 'x-costcone-token': wrong };
      for (const [method, path] of [
        ['GET', '/scenario'],
        ['PUT', '/scenario'],
        ['POST', '/files'],
        ['GET', '/changes'],
      ] as const)
        expect(await statusOf({ method, path, headers, ...(method === 'GET' ? {} : { body: 'x' }) })).toBe(
          401,
        );
    }
    expect(readFileSync(scenario, 'utf8')).toBe(text);
  });

  it.each([
    ['Host', 'localhost'],
    ['Host', '127.0.0.1'],
    ['Host', 'attacker.example'],
    ['Host', `attacker.example:1`],
    ['Origin', 'http://attacker.example'],
    ['Origin', 'null'],
    ['Origin', 'http://localhost'],
    ['Origin', 'https://127.0.0.1'],
  ])('refuses the %s %s', async (name, value) => {
    for (const path of ['/', '/page.js', '/scenario', '/nowhere'])
      expect(await statusOf({ path, headers: withToken({ [name]: value }) })).toBe(403);
    // Of its port, too, another name and another origin are refused.
    expect(await statusOf({ path: '/', headers: withToken({ [name]: `${value}:${port}` }) })).toBe(
      value === '127.0.0.1' ? 200 : 403,
    );
  });

  it('lets no other origin read what it answers', async () => {
    const own = await ask({ path: '/scenario', headers: withToken({ origin: `http://127.0.0.1:${port}` }) });
    expect(own.status).toBe(200);
    expect(Object.keys(own.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(own.headers['cross-origin-resource-policy']).toBe('same-origin');
    const asked = await ask({
      method: 'OPTIONS',
      path: '/scenario',
      headers: { 'access-control-request-method': 'PUT' },
    });
    expect(asked.status).toBe(405);
    expect(own.headers['content-security-policy']).not.toContain('unsafe-inline');
  });

  it.each([
    '/own/a.yaml',
    '/a.yaml',
    '/..%2fpage.js',
    '/../package.json',
    '/scenario?x',
    '/scenario/',
    '//scenario',
    '/index.html',
    '/worker.js/..',
    `/${'x'.repeat(5000)}`,
  ])('has nothing at %s', async (path) => {
    expect(await statusOf({ path, headers: withToken() })).toBe(404);
    expect(await statusOf({ method: 'PUT', path, headers: withToken(), body: 'x' })).toBe(404);
  });

  it('writes the file whole, to the byte, and only where it is what was read', async () => {
    const { headers } = await ask({ path: '/scenario', headers: withToken() });
    const hash = String(headers['x-costcone-hash']);
    const body = `${text}\r\n# more\n\ttab`;
    const put = (hash: string, body: string) =>
      ask({ method: 'PUT', path: '/scenario', headers: withToken({ 'x-costcone-hash': hash }), body });
    expect((await put('', body)).status).toBe(409);
    expect((await put('0'.repeat(64), body)).status).toBe(409);
    expect(readFileSync(scenario, 'utf8')).toBe(text);
    const written = await put(hash, body);
    expect(written.status).toBe(200);
    expect(readFileSync(scenario, 'utf8')).toBe(body);
    expect(saved).toEqual([scenario]);
    // A second page that has read the older one may not write over it.
    expect((await put(hash, 'x')).status).toBe(409);
    expect((await put(String(written.headers['x-costcone-hash']), text)).status).toBe(200);
    rmSync(scenario);
    expect((await put(hash, 'x')).status).toBe(409);
    writeFileSync(scenario, text);
  });

  it('takes no more than a scenario may hold', async () => {
    const hash = String((await ask({ path: '/scenario', headers: withToken() })).headers['x-costcone-hash']);
    const body = new Uint8Array((1 << 20) + 1).fill(35);
    const headers = withToken({ 'x-costcone-hash': hash });
    expect(await statusOf({ method: 'PUT', path: '/scenario', headers, body })).toBe(413);
    expect(await statusOf({ method: 'POST', path: '/files', headers: withToken(), body })).toBe(413);
    expect(readFileSync(scenario, 'utf8')).toBe(text);
  });

  it('lives on where a page goes away in the middle of what it sends', async () => {
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => void failures.push(error);
    process.on('unhandledRejection', onFailure);
    const paths = [
      ['PUT', '/scenario'],
      ['POST', '/files'],
    ] as const;
    for (const [method, path] of paths)
      await new Promise<void>((resolve) => {
        const headers = withToken({ 'content-length': '1000', 'x-costcone-hash': '' });
        const asking = request({ host: '127.0.0.1', port, method, path, headers });
        asking.on('error', () => {}).on('close', () => resolve());
        asking.write('title: half of it');
        setTimeout(() => asking.destroy(), 50);
      });
    expect(await statusOf({ path: '/scenario', headers: withToken() })).toBe(200);
    process.off('unhandledRejection', onFailure);
    expect(failures).toEqual([]);
  });

  it('lends the files that a scenario may read, and says of others what they are', async () => {
    const filesOf = async (body: string) =>
      JSON.parse((await ask({ method: 'POST', path: '/files', headers: withToken(), body })).body) as {
        path: string;
        base64?: string;
        closed?: true;
        refusal?: string;
      }[];
    const [base] = await filesOf('extends: base.yaml\n');
    expect(Buffer.from(base!.base64!, 'base64').toString()).toBe('inputs: { x: 1 to 2 }\n');
    expect(await filesOf('extends: nowhere.yaml\n')).toMatchObject([{ refusal: 'not found' }]);
    // Neither by its path nor by a link.
    for (const named of ['../secret.yaml', join(folder, 'secret.yaml'), 'link.yaml', '/etc/passwd'])
      expect(await filesOf(`extends: ${named}\n`)).toMatchObject([{ closed: true }]);
    expect(await filesOf('inputs: { x: 1 }\n')).toEqual([]);
  });

  it('names and writes a new file once, and never over another one', async () => {
    const kept = process.cwd();
    process.chdir(join(folder, 'own'));
    const fresh = await startEditServer({
      path: null,
      starter: 'a: 1\n',
      port: 0,
      allowRead: [],
      onSave() {},
    });
    process.chdir(kept);
    const [, to, key] = /:(\d+)\/#token=(.*)$/.exec(fresh.link)!;
    // 95 characters and 275 bytes: more than file systems take.
    const tooLong = encodeURIComponent(`${'価'.repeat(90)}.yaml`);
    const create = async (name: string) =>
      (
        await ask(
          {
            method: 'POST',
            path: '/scenario',
            headers: { 'x-costcone-token': key!, 'x-costcone-name': name },
            body: 'b: 2\n',
          },
          Number(to),
        )
      ).status;
    expect((await ask({ path: '/scenario', headers: { 'x-costcone-token': key! } }, Number(to))).body).toBe(
      'a: 1\n',
    );
    for (const name of [
      '../b.yaml',
      '/tmp/b.yaml',
      'b.txt',
      '.b.yaml',
      'b%2fc.yaml',
      'b%00.yaml',
      '',
      '%',
      tooLong,
    ])
      expect([name, await create(name)]).toEqual([name, 400]);
    expect(await create('base.yaml')).toBe(409);
    expect(await create('link.yaml')).toBe(409);
    expect(await create('b.yaml')).toBe(200);
    expect(readFileSync(join(folder, 'own', 'b.yaml'), 'utf8')).toBe('b: 2\n');
    expect(await create('c.yaml')).toBe(409);
    expect(readFileSync(join(folder, 'secret.yaml'), 'utf8')).toBe('title: secret\n');
    await fresh.end();
  });
});
