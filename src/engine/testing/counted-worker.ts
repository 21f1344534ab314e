import { appendFileSync } from 'node:fs';
import { referenceKernel } from '../../kernel/reference.ts';
import { workerOf } from '../worker.ts';

// A byte a thread that starts.
appendFileSync(process.env.COSTCONE_STARTS!, '.');

export default workerOf(async () => referenceKernel);
