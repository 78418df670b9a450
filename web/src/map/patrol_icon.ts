import type { Palette } from './palette.ts';

const size = 22;
const density = 2;

/** A square on its corner, so that patrol points differ from incidents in shape and not by colour alone. */
export function patrolIcon(palette: Palette): { data: ImageData; pixelRatio: number } {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * density;
  const draw = canvas.getContext('2d')!;
  draw.scale(density, density);
  draw.translate(size / 2, size / 2);
  draw.rotate(Math.PI / 4);
  draw.beginPath();
  draw.roundRect(-6, -6, 12, 12, 2);
  draw.fillStyle = palette.patrol;
  draw.fill();
  draw.lineWidth = 2;
  draw.strokeStyle = palette.pointEdge;
  draw.stroke();
  return { data: draw.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: density };
}
