/** What the server says about a home and the people in it. */
import type { Named, Role, Space } from "../api/types";

export interface Member extends Named {
  email?: string;
  role: Role;
  usedBytes: number;
  floorBytes?: number;
  capBytes?: number;
  devices: number;
  lastSeenAt?: string;
  disabled: boolean;
  /** They were removed; what they have goes when it is due. */
  removal?: { at: string; due: string };
}

export interface OpenInvitation {
  id: string;
  email?: string;
  role: Role;
  createdAt: string;
  expires: string;
  by: string;
}

export interface HomeView extends Named {
  space: Space;
  members: Member[];
  invitations: OpenInvitation[];
}
