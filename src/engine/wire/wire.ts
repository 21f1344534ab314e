/** Plans and partial results as bytes, for machines that share no memory (see frame.ts for the format). */
export { type Fingerprint, fingerprint, fingerprintText, sameFingerprint } from './fingerprint.ts';
export { open, seal, sha256, wireVersion } from './frame.ts';
export { decodePlan, encodePlan, type PackedPlan, tablesOf } from './plan-bytes.ts';
export { packData, unpackData } from './plain-data.ts';
export { decodeSummary, encodeSummary } from './summary-bytes.ts';
export { WireError } from './wire-error.ts';
