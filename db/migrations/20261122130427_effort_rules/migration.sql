CREATE TABLE "effort_lengths" (
	"channel_id" uuid,
	"length_of" text,
	"told" integer NOT NULL,
	"is_own" boolean NOT NULL,
	"mean_seconds" integer NOT NULL,
	"spread_seconds" integer NOT NULL,
	CONSTRAINT "effort_lengths_pkey" PRIMARY KEY("channel_id","length_of"),
	CONSTRAINT "effort_lengths_told" CHECK ("told" > 0 and "mean_seconds" > 0 and "spread_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "effort_rules" (
	"version" integer PRIMARY KEY,
	"rules" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "effort_rules_version" CHECK ("version" > 0)
);
--> statement-breakpoint
ALTER TABLE "effort_findings" ADD COLUMN "length_of" text;--> statement-breakpoint
ALTER TABLE "effort_state" ADD COLUMN "settings_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "effort_state" ADD COLUMN "learned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_efforts" ADD COLUMN "settings_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "walk_findings" ADD COLUMN "due_on" date;--> statement-breakpoint
CREATE INDEX "effort_findings_untold" ON "effort_findings" ("at","order_id") WHERE "length_of" is not null and not "is_measured";