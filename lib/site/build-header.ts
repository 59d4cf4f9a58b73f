/** Header with the build id of the dashboard; its presence shows that a response is the dashboard's own. */
export const BUILD_HEADER = 'board-build';
