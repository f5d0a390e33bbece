DROP TABLE "retention_gaps";
--> statement-breakpoint
-- Everybody is counted anew into the sums of another shape (the end of db/sql/retention.sql).
TRUNCATE "retention_people", "retention_days", "retention_cells", "retention_spans", "retention_twins";
--> statement-breakpoint
CREATE TABLE "churn_days" (
	"day" date,
	"channel_id" uuid,
	"customers" integer NOT NULL,
	"unknown" integer NOT NULL,
	"low" integer NOT NULL,
	"late" integer NOT NULL,
	"at_risk" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"foretold_minor" bigint NOT NULL,
	CONSTRAINT "churn_days_pkey" PRIMARY KEY("day","channel_id")
);
--> statement-breakpoint
CREATE TABLE "churn_people" (
	"customer_id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"foretold_on" date NOT NULL,
	"is_known" boolean NOT NULL,
	"is_low" boolean NOT NULL,
	"late_on" date,
	"net_minor" bigint NOT NULL,
	"foretold_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "churn_tail" (
	"customer_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_repeats" (
	"calendar" text,
	"span" text,
	"starts_on" date,
	"channel_id" uuid,
	"gap" integer,
	"customers" integer NOT NULL,
	CONSTRAINT "retention_repeats_pkey" PRIMARY KEY("calendar","span","starts_on","channel_id","gap")
);
--> statement-breakpoint
CREATE TABLE "retention_waiting" (
	"day" date,
	"channel_id" uuid,
	"customers" integer NOT NULL,
	CONSTRAINT "retention_waiting_pkey" PRIMARY KEY("day","channel_id")
);
--> statement-breakpoint
CREATE INDEX "churn_tail_customer" ON "churn_tail" ("customer_id");