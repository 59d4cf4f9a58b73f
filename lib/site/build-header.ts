/** The header that names the build of the dashboard that answered; nobody else sends it. */
export const BUILD_HEADER = 'board-build';
