import { referenceKernel } from '../kernel/reference.ts';
import { workerOf } from './worker.ts';

/** Piscina's entry for threads that run the reference kernel. */
export default workerOf(async () => referenceKernel);
