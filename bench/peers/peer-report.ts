export interface PeerResult {
  readonly name: string;
  readonly version: string;
  readonly nsPerDraw: number;
  /** Until the mean and the ends of the 90 % interval have a standard error of 0.1 %. */
  readonly secondsToPrecision: number;
  readonly drawsToPrecision: number;
}

export interface PeerReport {
  readonly format: 'costcone-peers/1';
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  readonly results: readonly PeerResult[];
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}
