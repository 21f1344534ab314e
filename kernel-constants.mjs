// Vector constants of the kernel, read from memory once in each call of a function. Engines of 2024 and later build a literal anew in
// each round of a loop, by three instructions; what was read before the loop stays in a register or on the stack.
import { Buffer } from 'node:buffer';

const literal = /v128\.const i32x4((?: 0x[0-9a-f]{8}){4})/g;
/** Two instructions at most: all bits clear, all bits set. */
const cheap = new Set(['00000000', 'ffffffff'].map((word) => word.repeat(4)));
const heapBase = /(\(func \$\S*\/heapBase \(result i32\)\s*i32\.const )(\d+)/;
const head = /^ \(func [^\n]*\n(?: *\(local [^\n]*\n)*/;

/** Bytes in the kernel's memory from an address on, each constant once. */
class Pool {
  bytes = [];
  #places = new Map();
  #start;

  constructor(start) {
    this.#start = start;
  }

  /** The address of a constant that is aligned by its length. */
  place(data) {
    const key = data.toString('hex');
    if (!this.#places.has(key)) {
      this.pad(data.length);
      this.#places.set(key, this.#start + this.bytes.length);
      this.bytes.push(...data);
    }
    return this.#places.get(key);
  }

  pad(alignment) {
    while (this.bytes.length % alignment !== 0) this.bytes.push(0);
  }

  get end() {
    return this.#start + this.bytes.length;
  }
}

function bytesOf(words) {
  const data = Buffer.alloc(16);
  words
    .trim()
    .split(' ')
    .forEach((word, k) => {
      data.writeUInt32LE(Number(word), 4 * k);
    });
  return data;
}

/** The load of a constant: one of two equal halves takes 8 bytes. */
function loadOf(data, pool) {
  const half = data.subarray(0, 8);
  const isSplat = half.equals(data.subarray(8));
  const offset = pool.place(isSplat ? half : data);
  return `  i32.const 0\n  ${isSplat ? 'v128.load64_splat' : 'v128.load'} offset=${offset}\n`;
}

/** A function whose constants are locals, set where it begins. */
function withLocals(text, pool) {
  const names = new Map();
  const body = text.replace(literal, (whole, words) => {
    const data = bytesOf(words);
    const key = data.toString('hex');
    if (cheap.has(key)) return whole;
    if (!names.has(key)) names.set(key, { name: `$constant${names.size}`, data });
    return `local.get ${names.get(key).name}`;
  });
  const constants = [...names.values()];
  const locals = constants.map(({ name }) => `  (local ${name} v128)\n`);
  const loads = constants.map(({ name, data }) => `${loadOf(data, pool)}  local.set ${name}\n`);
  return body.replace(head, (declared) => declared + locals.join('') + loads.join(''));
}

/** A module of AssemblyScript's, as text, with its vector constants where the heap began; the heap begins behind them. */
export function constantsInMemory(text) {
  const start = Number(text.match(heapBase)[2]);
  const pool = new Pool(start);
  const [module, ...functions] = text.split(/(?=^ \(func )/m);
  const changed = functions.map((one) => withLocals(one, pool));
  pool.pad(16);
  const bytes = pool.bytes.map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
  return [module.replace(' (data ', ` (data (i32.const ${start}) "${bytes}")\n (data `), ...changed]
    .join('')
    .replace(heapBase, (_, before) => before + pool.end);
}
