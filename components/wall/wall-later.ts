// What a wall loads after its first paint.
export { WallStrips } from './wall-strips';
export { WallUpkeep } from './wall-upkeep';
