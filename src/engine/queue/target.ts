import { UsageError } from '../../errors.ts';

/** The Redis that a URL names. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted (TLS). */
  readonly isSecure: boolean;
  /** Of Redis' access control lists; undefined for its default user. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Number of the database. */
  readonly database: number;
  /** What the names of all keys begin with. */
  readonly prefix: string;
  /** The URL without its password. */
  readonly shown: string;
}

const form = 'redis://[user@]host[:port][/database][?prefix=name], or rediss:// for TLS';

/**
 * Reads the URL of a Redis. A password in it counts before `password`. No message shows either of them.
 *
 * @throws UsageError
 */
export function readTarget(url: string, password?: string): Target {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`an engine is ${form} (found "${withoutSecret(url)}")`);
  const { protocol, hostname, port, username, password: inside, pathname, searchParams, hash } = new URL(url);
  const wrong = (rule: string) => new UsageError(`${rule} in "${withoutSecret(url)}": an engine is ${form}`);
  if (hostname === '') throw wrong('there is no host');
  const database = /^\/?(\d{0,5})$/.exec(pathname);
  if (database === null || hash !== '') throw wrong('only the number of a database may follow the host');
  const unknown = [...searchParams.keys()].find((name) => name !== 'prefix');
  if (unknown !== undefined) throw wrong('the only option of a URL is ?prefix=name');
  const prefix = searchParams.get('prefix') ?? 'costcone';
  if (!/^[\w.{}-]+$/.test(prefix))
    throw wrong('a prefix is made of letters, digits, "_", "-", "." and braces');
  const user = decoded(username, wrong) || undefined;
  const number = Number(database[1]);
  const isSecure = protocol === 'rediss:';
  const shownUser = user === undefined ? '' : `${username}@`;
  const at = `${hostname}:${port || 6379}${number === 0 ? '' : `/${number}`}`;
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
    isSecure,
    user,
    password: decoded(inside, wrong) || password || undefined,
    database: number,
    prefix,
    shown: `${protocol}//${shownUser}${at}${prefix === 'costcone' ? '' : `?prefix=${prefix}`}`,
  };
}

/** Whether a URL holds a password. One that cannot be read is taken to hold one where it has an `@` after a colon. */
export function holdsPassword(url: string): boolean {
  if (URL.canParse(url)) return new URL(url).password !== '';
  const [, ...rest] = url.split('://');
  const before = rest.join('://').split('@').slice(0, -1).join('@');
  return before.includes(':');
}

/** What may be shown of a URL that was typed wrongly: nothing before the host. */
function withoutSecret(url: string): string {
  const at = url.lastIndexOf('@');
  const shown = at < 0 ? url : `...${url.slice(at)}`;
  return shown.split('?', 1)[0]!;
}

function decoded(text: string, wrong: (rule: string) => UsageError): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('a user or password with "%" in it has it written as %25');
  }
}
