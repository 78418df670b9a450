// A register of very many synthetic incidents, for tests under load. Made once and kept under build/e2e.
import { closeSync, cpSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { must, root } from './server.mjs';

const categories = ['theft', 'assault', 'property_damage', 'harassment', 'burglary', 'traffic_accident'];
/** Where they lie: longitude, latitude and width in degrees. */
const clusters = [[20.866, 42.894, 0.04], [20.802, 43.103, 0.04], [20.688, 42.943, 0.06], [20.84, 42.907, 0.02], [20.75, 43, 0.5]];
const firstDay = Date.UTC(2019, 0, 1);
const [days, dayMs] = [7 * 365 + 1, 86_400_000];
/** Multiples of an irrational number fill 0 to 1 evenly, and look random enough. */
const fraction = (index, irrational) => (index * irrational) % 1;

function row(index) {
  const [lon, lat, width] = clusters[index % clusters.length];
  // Cubed, so that they crowd in the middle.
  const offset = (irrational) => width * (2 * fraction(index, irrational) - 1) ** 3;
  const date = new Date(firstDay + Math.floor(fraction(index, Math.SQRT2) * days) * dayMs).toISOString().slice(0, 10);
  const hour = String(Math.floor(fraction(index, Math.E) * 24)).padStart(2, '0');
  const category = categories[Math.floor(fraction(index, Math.PI) * categories.length)];
  return `${index},${date},${hour}:00,${category},${1 + (index % 5)},${(lat + offset(Math.LN2)).toFixed(5)},${(lon + offset(Math.LN10)).toFixed(5)},SYNTHETIC\n`;
}

function writeCsv(file, rows) {
  const out = openSync(file, 'w');
  writeSync(out, 'id,date,time,category,severity,lat,lon,description\n');
  for (let first = 0; first < rows; first += 20_000)
    writeSync(out, Array.from({ length: Math.min(20_000, rows - first) }, (_, index) => row(first + index)).join(''));
  closeSync(out);
}

/** A data directory that the caller may write to and removes. */
export async function largeRegister(rows, into) {
  const kept = join(root, `build/e2e/synthetic-${rows}`);
  if (!existsSync(kept)) {
    const made = `${kept}-new`;
    rmSync(made, { recursive: true, force: true });
    mkdirSync(join(root, 'build/e2e'), { recursive: true });
    const csv = `${made}.csv`;
    writeCsv(csv, rows);
    await must('init', '--data', made);
    await must('import', 'incidents', csv, '--data', made, '--source', 'synthetic_e2e');
    rmSync(csv);
    renameSync(made, kept);
  }
  cpSync(kept, into, { recursive: true });
}
