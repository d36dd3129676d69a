/** Words of the area `share`. */
export const share = {};
