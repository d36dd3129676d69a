package limpid.host.disk;

/**
 * What a file is, whatever its name: how a rename is told from a deletion and a creation.
 *
 * @param device the volume's number
 * @param inode the file's number there; used again after a deletion
 */
public record FileIdentity(long device, long inode) {}
