export { type BridgeSettings, bridge } from './bridge/bridge.ts';
export type { BridgeEnds } from './bridge/parts.ts';
