/** The `type` of the message in which the embedded status tells the page around it its height in px, as `height`. */
export const SIZE_MESSAGE = 'prodmanager-dashboard:size';
