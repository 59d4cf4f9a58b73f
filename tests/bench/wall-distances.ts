import { distancesTable } from '../support/wall-distances';

console.log(distancesTable());
