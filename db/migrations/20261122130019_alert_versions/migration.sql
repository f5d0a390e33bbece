CREATE TABLE "alert_day_courses" (
	"channel_id" uuid,
	"day" date,
	"orders" integer[] NOT NULL,
	"net" bigint[] NOT NULL,
	CONSTRAINT "alert_day_courses_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "alert_rule_versions" (
	"rule_id" uuid,
	"version" integer,
	"kind" text NOT NULL,
	"channel_id" uuid,
	"metric" text,
	"period" text,
	"direction" text,
	"limit" double precision NOT NULL,
	"cooldown_hours" integer NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_rule_versions_pkey" PRIMARY KEY("rule_id","version")
);
--> statement-breakpoint
ALTER TABLE "alert_mails" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_rules" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "rule_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "end_facts" jsonb;--> statement-breakpoint
ALTER TABLE "summary_choices" ADD COLUMN "quiet_from" integer;--> statement-breakpoint
ALTER TABLE "summary_choices" ADD COLUMN "quiet_until" integer;--> statement-breakpoint
CREATE INDEX "alert_mails_user" ON "alert_mails" ("user_id");--> statement-breakpoint
CREATE INDEX "alert_rule_versions_channel" ON "alert_rule_versions" ("channel_id");--> statement-breakpoint
ALTER TABLE "alert_day_courses" ADD CONSTRAINT "alert_day_courses_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_mails" ADD CONSTRAINT "alert_mails_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_rule_versions" ADD CONSTRAINT "alert_rule_versions_rule_id_alert_rules_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rules"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "alert_rule_versions" ADD CONSTRAINT "alert_rule_versions_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "summary_choices" ADD CONSTRAINT "summary_choices_quiet" CHECK (("quiet_from" is null) = ("quiet_until" is null) and "quiet_from" between 0 and 23
        and "quiet_until" between 0 and 23 and "quiet_from" <> "quiet_until");