import { availableParallelism } from 'node:os';
import { fuzz } from './fuzz.ts';
import { readRequest } from './request.ts';
import { tryOne } from './try-one.ts';

/** `npm run fuzz`: tries inputs of every kind, and ends with 1 where costcone does what it must not. */
const request = readRequest(process.argv.slice(2), availableParallelism());
process.exitCode = request.only === null ? await fuzz(request) : await tryOne(request, request.only);
