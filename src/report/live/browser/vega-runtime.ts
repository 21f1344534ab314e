/** Vega without what our charts never use: no maps, forces, trees, regressions, word clouds. */
import { transforms } from 'vega-dataflow';
import * as encoders from 'vega-encode';
import * as data from 'vega-transforms';
import * as layout from 'vega-view-transforms';
import { voronoi } from 'vega-voronoi';

Object.assign(transforms, data, encoders, layout, { voronoi });

export { parse } from 'vega-parser';
export { View } from 'vega-view';
