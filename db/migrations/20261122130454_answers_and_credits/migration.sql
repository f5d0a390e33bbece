CREATE TABLE "channel_answering" (
	"channel_id" uuid PRIMARY KEY,
	"standard_minutes" integer NOT NULL,
	"hours" jsonb,
	CONSTRAINT "channel_answering_standard" CHECK ("standard_minutes" in (5, 15, 30, 60, 120, 240, 480, 1440, 2880))
);
--> statement-breakpoint
CREATE TABLE "answer_days" (
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"minutes" integer,
	"waits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_tail" (
	"channel_id" uuid NOT NULL,
	"talk" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_waits" (
	"touch_id" bigint PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"talk" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer_id" bigint,
	"answered_at" timestamp with time zone,
	"seconds" integer
);
--> statement-breakpoint
CREATE TABLE "credit_days" (
	"channel_id" uuid,
	"day" date,
	"ad_channel_id" uuid,
	"model" text,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "credit_days_pkey" PRIMARY KEY("channel_id","day","ad_channel_id","model")
);
--> statement-breakpoint
CREATE TABLE "order_credits" (
	"order_id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"first_touch_id" bigint NOT NULL,
	"first_channel_id" uuid NOT NULL,
	"last_touch_id" bigint NOT NULL,
	"last_channel_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "direction" text;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "thread" text;--> statement-breakpoint
ALTER TABLE "touch_events" ADD COLUMN "direction" text;--> statement-breakpoint
ALTER TABLE "touch_events" ADD COLUMN "thread" text;--> statement-breakpoint
CREATE INDEX "touches_spoken" ON "touches" ("id") WHERE "direction" is not null;--> statement-breakpoint
CREATE INDEX "touches_thread" ON "touches" ("thread","at") WHERE "thread" is not null;--> statement-breakpoint
CREATE INDEX "touches_ad_customer" ON "touches" ("customer_id","at") WHERE "kind" = 'ad_click' or "campaign" is not null;--> statement-breakpoint
CREATE INDEX "touches_ad_device" ON "touches" ("anonymous_id","at") WHERE "kind" = 'ad_click' or "campaign" is not null;--> statement-breakpoint
CREATE INDEX "answer_days_channel_day" ON "answer_days" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "answer_days_day" ON "answer_days" ("day");--> statement-breakpoint
CREATE INDEX "answer_waits_talk" ON "answer_waits" ("channel_id","talk");--> statement-breakpoint
CREATE INDEX "answer_waits_day" ON "answer_waits" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "answer_waits_open" ON "answer_waits" ("asked_at") WHERE "answered_at" is null;--> statement-breakpoint
CREATE INDEX "credit_days_day" ON "credit_days" ("day");--> statement-breakpoint
CREATE INDEX "order_credits_channel_day" ON "order_credits" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "order_credits_first" ON "order_credits" ("first_channel_id","day");--> statement-breakpoint
CREATE INDEX "order_credits_last" ON "order_credits" ("last_channel_id","day");--> statement-breakpoint
ALTER TABLE "channel_answering" ADD CONSTRAINT "channel_answering_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_direction" CHECK ("direction" is null or "kind" in ('message', 'call'));