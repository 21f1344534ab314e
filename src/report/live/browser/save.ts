import type { Result } from '../../../analyses/result.ts';
import { csvCell } from '../../../notation/csv-cell.ts';
import type { PageData } from '../../page/page-data.ts';

/** Saves a chart or the result as a file, without a request. */
export function listenForSaves(data: PageData): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-save]');
    if (!button) return;
    const { save: kind, of = '' } = button.dataset;
    const chart = data.charts[of];
    if (kind === 'png') void savePng(of);
    if (kind === 'svg') saveFile(`${of}.svg`, 'image/svg+xml', svgText(of));
    if (kind === 'csv' && chart) saveFile(`${of}.csv`, 'text/csv', chart.csv);
    if (kind === 'spec' && chart) saveFile(`${of}.vl.json`, 'application/json', specText(chart.spec));
    // Rounded, and without what a whole Result holds: the name of the format says so.
    if (kind === 'result')
      saveFile(
        'summary.json',
        'application/json',
        JSON.stringify({ ...data.result, format: 'costcone-summary/1' }),
      );
    if (kind === 'numbers') saveFile('numbers.csv', 'text/csv', data.numbers ?? '');
    if (kind === 'percentiles' && data.result)
      saveFile('percentiles.csv', 'text/csv', percentiles(data.result));
  });
}

/** A chart in its colours on paper: what reads it elsewhere knows no variables, and drew it black. */
function svgText(chart: string): string {
  const svg = document.querySelector(`[data-chart="${chart}"] .wide svg`)!.cloneNode(true) as SVGElement;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(svg).replaceAll(/var\(--[\w-]+,(#[0-9a-f]+)\)/g, '$1');
}

function specText(spec: unknown): string {
  return JSON.stringify(
    { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...(spec as object) },
    null,
    1,
  );
}

function percentiles({ outputs }: Result): string {
  const rows = Object.entries(outputs).flatMap(([name, { unit, quantiles }]) =>
    Object.entries(quantiles).map(([key, { value, error }]) =>
      [csvCell(name), csvCell(unit), csvCell(key.slice(1)), value, error].join(','),
    ),
  );
  return ['output,unit,percentile,value,error', ...rows].join('\r\n');
}

/** Pixels of a PNG for one of the drawing: sharp on paper and on slides. */
const pixels = 3;

/** A chart as pixels on white, drawn by the browser. */
async function savePng(chart: string): Promise<void> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svgText(chart)], { type: 'image/svg+xml' }));
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement('canvas');
  canvas.width = pixels * image.width;
  canvas.height = pixels * image.height;
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(`${chart}.png`, 'image/png', blob));
}

function saveFile(name: string, type: string, content: string | Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
