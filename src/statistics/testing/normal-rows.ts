import seedrandom from 'seedrandom';

/** Two columns of independent standard normals (Box and Muller), for tests. */
export function normalRows(rows: number, seed: string): readonly Float64Array[] {
  const random = seedrandom(seed);
  const [a, b] = [new Float64Array(rows), new Float64Array(rows)];
  for (let row = 0; row < rows; row++) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    a[row] = radius * Math.cos(angle);
    b[row] = radius * Math.sin(angle);
  }
  return [a, b];
}
