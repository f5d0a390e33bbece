DROP TABLE "retention_twins";--> statement-breakpoint
DROP TABLE "retention_repeats";--> statement-breakpoint
DROP TABLE "retention_waiting";