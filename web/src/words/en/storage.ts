/** Words of the area `storage`. */
export const storage = {};
